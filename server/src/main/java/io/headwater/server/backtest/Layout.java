package io.headwater.server.backtest;

import io.headwater.server.backtest.Journal.Entry;
import io.headwater.server.backtest.Loader.Complaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a file can be read, and how it differs from the one before it. */
final class Layout {
    private Layout() {}

    /** Why the file says nothing about the table; empty when it does. */
    static Optional<Complaint> unreadable(Setup.Table table, Entry entry, Optional<Published> file) {
        if (file.isEmpty()) {
            return Optional.of(new Complaint("missing", entry.key() + " is not in the archive", true));
        }
        var header = file.get().header();
        if (header.isEmpty()) {
            return Optional.of(new Complaint("empty", entry.file() + " has no header", true));
        }
        var fields = header.stream().map(table::name).toList();
        var missing =
                table.needed().stream().filter(field -> !fields.contains(field)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Complaint(
                        "keys",
                        "%s lacks %s; its header is %s"
                                .formatted(entry.file(), String.join(", ", missing), shortened(header)),
                        true));
    }

    /** What a first publication has otherwise than the one before it. */
    static List<Complaint> differences(Published before, Published now) {
        var complaints = new ArrayList<Complaint>();
        if (before.delimiter() != now.delimiter()) {
            complaints.add(new Complaint(
                    "delimiter",
                    "fields are separated by %s, not by %s".formatted(now.delimiter(), before.delimiter()),
                    true));
        }
        if (before.mark() != now.mark()) {
            String text = now.mark() ? "the file begins with a byte-order mark" : "the byte-order mark is gone";
            complaints.add(new Complaint("encoding", text, false));
        }
        if (before.ragged() == 0 && now.ragged() > 0) {
            complaints.add(new Complaint(
                    "width", "%d lines have more or fewer fields than the header".formatted(now.ragged()), false));
        }
        header(before.header(), now.header()).ifPresent(complaints::add);
        return complaints;
    }

    private static Optional<Complaint> header(List<String> before, List<String> now) {
        var gone = before.stream().filter(field -> !now.contains(field)).toList();
        var come = now.stream().filter(field -> !before.contains(field)).toList();
        if (gone.isEmpty() && come.isEmpty()) {
            return before.equals(now)
                    ? Optional.empty()
                    : Optional.of(new Complaint("layout", "the fields are in another order", true));
        }
        String text = "%d fields instead of %d".formatted(now.size(), before.size());
        text += come.isEmpty() ? "" : "; new: " + shortened(come);
        text += gone.isEmpty() ? "" : "; gone: " + shortened(gone);
        return Optional.of(new Complaint("layout", text, !gone.isEmpty()));
    }

    private static String shortened(List<String> fields) {
        String all = String.join(", ", fields);
        return all.length() <= 200 ? all : all.substring(0, 200) + "…";
    }
}
