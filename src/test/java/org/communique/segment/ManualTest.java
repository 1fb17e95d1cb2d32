package org.communique.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The rules of the manual are rules. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManualTest {

    @Test
    void every_rule_of_the_manual_can_be_read_and_is_written_the_one_way() throws IOException {
        var page = Files.readString(Path.of("src/docs/manual/audiences.md"));
        var block = Pattern.compile("```rule\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(block.find());
        var lists = new HashMap<>(RuleProperties.NAMES.lists());
        lists.put("members", 4L);
        var names = new Names(7, ZoneOffset.UTC, lists, RuleProperties.NAMES.fields());

        for (var line : block.group(1).lines().toList()) {
            var good = assertInstanceOf(Reading.Good.class, Parser.read(line, names), line);
            assertEquals(good, Parser.read(good.rule().text(), names), line);
        }
        assertTrue(block.group(1).lines().count() > 10);
    }
}
