package io.headwater.lineage.select;

import io.headwater.lineage.graph.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads an expression, from left to right; the grammar stands in {@code docs/selection.md}. */
final class Parser {
    private final Scanner scanner;
    private final Criteria criteria;

    Parser(String expression, Criteria criteria) {
        this.scanner = new Scanner(expression);
        this.criteria = criteria;
    }

    /** {@code selection = intersection { space intersection }}. */
    Selection selection() {
        var parts = new ArrayList<Selection>();
        while (scanner.skipSpace()) {
            parts.add(intersection());
        }
        if (parts.isEmpty()) {
            throw scanner.error("nothing is selected", "write a name, or * for all");
        }
        return parts.size() == 1 ? parts.getFirst() : new Selection.AnyOf(parts);
    }

    private Selection intersection() {
        var parts = new ArrayList<Selection>(List.of(operand()));
        while (scanner.accepts(',')) {
            if (scanner.isAtBreak()) {
                throw scanner.error(
                        "a comma joins two selections without a space, for what is in both",
                        "write a,b for what is in both, or a b for what is in either");
            }
            parts.add(operand());
        }
        if (!scanner.isAtBreak()) {
            throw scanner.error(
                    "a space or a comma is expected here", "put a name in double quotes if this is part of it");
        }
        if (scanner.isFollowedByComma()) {
            throw scanner.error(
                    "a comma joins two selections without a space, for what is in both",
                    "write a,b for what is in both, or a b for what is in either");
        }
        return parts.size() == 1 ? parts.getFirst() : new Selection.AllOf(parts);
    }

    private Selection operand() {
        if (scanner.accepts('@')) {
            var family = new Selection.Family(criterion());
            if (scanner.peeks('+')) {
                throw scanner.error("@ has all that is downstream already", "leave the + out, or write + instead of @");
            }
            return family;
        }
        int up = scanner.depthBefore();
        var criterion = criterion();
        int down = scanner.depthAfter();
        return up == 0 && down == 0 ? criterion : new Selection.Around(criterion, up, down);
    }

    private Selection criterion() {
        int start = scanner.offset();
        String word = scanner.word();
        return switch (word) {
            case "" -> new Selection.Named(scanner.text("a name"));
            case "field" -> new Selection.Fields(scanner.text("a field, as in field:orders.amount,"));
            case "path" -> path();
            case "kind" -> new Selection.OfKind(kind(), start);
            default -> matching(word, start);
        };
    }

    private Selection path() {
        var from = end();
        if (!scanner.accepts("..")) {
            throw scanner.error("a path has two ends with two dots between", "write path:a..b");
        }
        return new Selection.Between(from, end());
    }

    private Selection end() {
        return scanner.acceptsWord("field")
                ? new Selection.Fields(scanner.textToDots("a field at the end of the path"))
                : new Selection.Named(scanner.textToDots("a name at the end of the path"));
    }

    private NodeKind kind() {
        var name = scanner.text("a kind");
        return Arrays.stream(NodeKind.values())
                .filter(kind -> kind != NodeKind.FIELD)
                .filter(kind -> spoken(kind).equals(name.text()))
                .findFirst()
                .orElseThrow(() ->
                        scanner.errorAt(name.offset(), "there is no kind " + name.text(), "write one of " + kinds()));
    }

    private static String kinds() {
        return Arrays.stream(NodeKind.values())
                .filter(kind -> kind != NodeKind.FIELD)
                .map(Parser::spoken)
                .collect(Collectors.joining(", "));
    }

    private static String spoken(NodeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Selection matching(String word, int start) {
        var criterion = criteria.find(word).orElseThrow(() -> unknown(word, start));
        var argument = scanner.text("what is looked for");
        try {
            return new Selection.Matching(word, argument.text(), criterion.with(argument.text()), start);
        } catch (IllegalArgumentException e) {
            var said = e.getMessage() == null ? "something else" : e.getMessage();
            throw scanner.errorAt(
                    argument.offset(),
                    "%s: does not take %s".formatted(word, argument.text()),
                    "%s: takes %s".formatted(word, said));
        }
    }

    private SelectionException unknown(String word, int start) {
        var words = criteria.words();
        String remedy = Nearest.to(word, words.stream())
                .map("did you mean %s:"::formatted)
                .orElseGet(() -> "known are %s; a name that has a colon is put in double quotes"
                        .formatted(words.stream().map(known -> known + ":").collect(Collectors.joining(", "))));
        return scanner.errorAt(start, "nothing is known by %s:".formatted(word), remedy);
    }
}
