package org.communique.intake;

import java.nio.file.Path;
import java.util.List;
import org.communique.statement.DraftRefused;
import org.communique.statement.Statements;

/** The one door for files: a file becomes a draft statement, or a list of what to mend. Nothing is stored of the latter. */
public final class Intake {

    private final Statements statements;

    public Intake(Statements statements) {
        this.statements = statements;
    }

    /** What became of a file. */
    public sealed interface Result {}

    /** It is a draft now, or was already. */
    public record Accepted(Statements.Saved saved) implements Result {}

    /** It has something to mend: at least one fault, in the order of the file. */
    public record Refused(List<Fault> faults) implements Result {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Takes one Markdown file with YAML front matter. Images and attachments are looked for beside it.
     *
     * @param path a regular file; a link is refused
     */
    public Result take(Path path) {
        var faults = new Faults();
        var source = Source.read(path, faults);
        if (source.isEmpty()) return new Refused(faults.all());
        var matter = FrontMatter.read(source.get(), faults);
        var draft = new DraftReader(source.get(), matter, faults).draft();
        if (draft.isEmpty()) return new Refused(faults.all());
        try {
            return new Accepted(statements.save(draft.get()));
        } catch (DraftRefused contradiction) {
            int line = matter.line(contradiction.field());
            return new Refused(List.of(new Fault(line, contradiction.field(), contradiction.getMessage())));
        }
    }
}
