package io.headwater.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HeadwaterTest {

    /** What an invocation did. */
    private record Ran(int code, String out, String err) {}

    static List<String> commands() {
        return below(Headwater.commandLine(), "").toList();
    }

    /** All but those that take the settings of a kind, which the server knows. */
    static List<String> commandsThatKnowTheirOptions() {
        return commands().stream()
                .filter(command -> !List.of("source add", "channel add").contains(command))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsAnExample(String command) {
        var words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.add("--help");

        var ran = run(words.toArray(String[]::new));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Example").contains("headwater " + command);
    }

    @ParameterizedTest
    @MethodSource("commandsThatKnowTheirOptions")
    void everyCommandRefusesAnOptionThatItDoesNotHave(String command) {
        var words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.add("--no-such-option");

        var ran = run(words.toArray(String[]::new));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Try: headwater " + command + " --help");
    }

    @Test
    void refusesACommandThatDoesNotExist() {
        var ran = run("sevre");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("sevre");
    }

    @Test
    void saysWhatThereIsWhenTypedAlone() {
        var ran = run();

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("serve", "demo", "Examples:");
    }

    @Test
    void saysHowToStartAServerWhereNoneHasRun() {
        var ran = run("source", "list", "--data-dir", "/nowhere");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("no server has run in /nowhere", "headwater serve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source add postgres --name s --host h", "channel add webhook --url=u --name s"})
    void takesSettingsThatOnlyTheServerKnows(String typed) {
        var ran = run((typed + " --data-dir /nowhere").split(" ", -1));

        assertThat(ran.err()).contains("no server has run in /nowhere");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void loadsNoClassOfTheWebFrameworkForACommand() throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-verbose:class",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Headwater.class.getName(),
                        "source",
                        "--help")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(printed)
                .contains("io.headwater.server.cli.SourceCommand")
                .doesNotContain("org.springframework", "org.apache.catalina", "io.headwater.server.http.");
    }

    /** The commands that people see, with those below them, as they are typed. */
    private static Stream<String> below(CommandLine line, String before) {
        return line.getSubcommands().entrySet().stream()
                .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
                .filter(sub -> !(sub.getValue().getCommand() instanceof CommandLine.HelpCommand))
                .flatMap(sub -> Stream.concat(
                        Stream.of(before + sub.getKey()), below(sub.getValue(), before + sub.getKey() + " ")));
    }

    private static Ran run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Headwater.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Ran(code, out.toString(), err.toString());
    }
}
