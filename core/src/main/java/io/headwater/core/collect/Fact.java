package io.headwater.core.collect;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Something that happened to one node of the graph, with the time it happened and the time it was observed.
 *
 * <p>Facts are append-only. Two facts with one natural key are the same fact: the first one stays.
 */
public sealed interface Fact {

    /** The node it is about. */
    AssetName about();

    /** When it happened, in the source's own time. */
    Instant happened();

    /** When Headwater learnt of it. */
    Instant observed();

    /** What makes it the same fact when it comes again. */
    String key();

    /** A dataset exists and looks like this. */
    record DatasetSeen(
            AssetName about,
            DatasetKind kind,
            List<Field> fields,
            Asset.Size size,
            Optional<String> owner,
            Optional<String> comment,
            Instant observed)
            implements Fact {
        public DatasetSeen {
            fields = List.copyOf(fields);
        }

        /** The fields in one text; the same for the same fields. */
        public String shape() {
            return fields.stream()
                    .map(field -> "%d %s %s %s"
                            .formatted(field.position(), field.name(), field.declaredType(), field.nullable()))
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public Instant happened() {
            return observed;
        }

        @Override
        public String key() {
            return about.text() + "#" + shape();
        }
    }

    /** A dataset that was there is no longer there. */
    record DatasetGone(AssetName about, Instant observed) implements Fact {
        @Override
        public Instant happened() {
            return observed;
        }

        @Override
        public String key() {
            return about.text() + "#gone@" + observed;
        }
    }

    /**
     * Data arrived in a dataset.
     *
     * @param partition the part that was written: a data window's start, a file, or empty for the whole
     * @param version what tells this load of the partition from the one before, for example a counter or a run
     * @param change what the load did
     * @param rows rows written, where known
     * @param run the run that wrote it, where known
     */
    record LoadSeen(
            AssetName about,
            String partition,
            String version,
            LoadChange change,
            OptionalLong rows,
            Optional<String> run,
            Instant happened,
            Instant observed)
            implements Fact {
        @Override
        public String key() {
            return "%s|%s|%s".formatted(about.text(), partition, version);
        }
    }

    /**
     * Whoever handles the data says that something about it is not as it was or should be: a layout, a delimiter, a
     * file that cannot be read.
     *
     * @param rule which rule is broken, in a word; the same rule broken again is another fact
     * @param grave whether readers break or get nothing
     */
    record ProblemSeen(AssetName about, String rule, String text, boolean grave, Instant happened, Instant observed)
            implements Fact {
        @Override
        public String key() {
            return "%s|%s|%s".formatted(about.text(), rule, happened);
        }
    }

    /**
     * One event in the life of a run.
     *
     * @param run the run's own identity within the job
     * @param window the data window, where the event names one
     * @param error what went wrong, for a failed run
     */
    record RunSeen(
            AssetName about,
            String run,
            RunState state,
            Optional<DataWindow> window,
            List<AssetName> inputs,
            List<AssetName> outputs,
            Optional<String> error,
            Instant happened,
            Instant observed)
            implements Fact {
        public RunSeen {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }

        @Override
        public String key() {
            return "%s|%s|%s".formatted(about.text(), run, state);
        }
    }
}
