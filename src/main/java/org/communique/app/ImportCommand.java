package org.communique.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.communique.transfer.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Takes contacts from the export of another program: mailchimp (its zip), listmonk, keila, phplist, mailman "
                        + "(also Sympa: one member on a line), or any table (csv). Who left there is noted as having left here.")
final class ImportCommand implements Callable<Integer> {

    @ParentCommand
    private Communique program;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "csv, mailchimp, listmonk, keila, phplist or mailman")
    private String format = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "as it was exported")
    private Path file = Path.of("");

    @Option(names = "--basis", required = true, paramLabel = "TEXT", description = ImportWishes.BASIS)
    private String basis = "";

    @Option(names = "--source", required = true, paramLabel = "TEXT", description = ImportWishes.SOURCE)
    private String source = "";

    @Mixin
    private ImportWishes wishes = new ImportWishes();

    @Override
    public Integer call() {
        var of = Format.of(format)
                .orElseThrow(
                        () -> new Refused("the format is one of csv, mailchimp, listmonk, keila, phplist, mailman"));
        return wishes.run(program, spec, new ImportWishes.Asked(of, file, basis, source));
    }
}
