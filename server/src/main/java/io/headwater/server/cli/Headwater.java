package io.headwater.server.cli;

import io.headwater.postgres.PostgresException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headwater}: the command that all others belong to. */
@Command(
        name = "headwater",
        version = "Headwater 0.1.0",
        mixinStandardHelpOptions = true,
        description = "Data observability and incident management for data teams.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            BacktestCommand.class,
            LineageCommand.class,
            DetectCommand.class,
            SegmentCommand.class,
            SourceCommand.class,
            ChannelCommand.class,
            AudienceCommand.class,
            DoctorCommand.class,
            SigninLinkCommand.class,
            WarmUpCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  headwater demo                 a living company with incidents, in a minute",
            "  headwater serve                the real thing, on http://127.0.0.1:8484",
            "",
            "Exit codes: 0 done, 1 it did not work, 2 a mistake in what was typed."
        })
public final class Headwater implements Runnable {
    private static final int FAILED = 1;

    /** What can be added with settings that its kind knows, and not the command. */
    private static final List<String> TAKES_SETTINGS = List.of("source", "channel");

    @Spec
    private @Nullable CommandSpec spec;

    private Headwater() {}

    /** Typed alone, it says what there is. */
    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs one command and ends with its exit code. */
    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Headwater())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, failing, _) -> failed(e, failing))
                .setParameterExceptionHandler(Headwater::mistyped);
        TAKES_SETTINGS.forEach(name -> below(below(line, name), "add").setUnmatchedOptionsArePositionalParams(true));
        return line;
    }

    private static CommandLine below(CommandLine line, String name) {
        return Objects.requireNonNull(line.getSubcommands().get(name), name);
    }

    private static int failed(Exception e, CommandLine line) throws Exception {
        if (e instanceof CommandFailed || e instanceof PostgresException || e instanceof IllegalArgumentException) {
            line.getErr().println(e.getMessage());
            boolean mistyped = e instanceof IllegalArgumentException;
            return mistyped ? line.getCommandSpec().exitCodeOnInvalidInput() : FAILED;
        }
        throw e;
    }

    private static int mistyped(ParameterException e, String[] args) {
        var line = e.getCommandLine();
        line.getErr().println(e.getMessage());
        line.getErr().printf("Try: %s --help%n", line.getCommandSpec().qualifiedName());
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }
}
