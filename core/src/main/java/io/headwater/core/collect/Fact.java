package io.headwater.core.collect;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.Field;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
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

    /**
     * A text of SQL that makes data flow, as a source shows it. What it reads and writes is found by whoever takes the
     * fact: a source hands over the text and where its names are looked for, and nothing else.
     *
     * @param about what a definition defines, the job that ran it, or the database that a log is of
     * @param target where the rows of a query go that does not say so itself
     * @param reads the datasets that the source itself says it reads; empty where it does not say
     */
    record StatementSeen(
            AssetName about,
            StatementRole role,
            SqlText sql,
            Optional<AssetName> target,
            List<AssetName> reads,
            Instant happened,
            Instant observed)
            implements Fact {
        public StatementSeen {
            reads = List.copyOf(reads);
        }

        @Override
        public String key() {
            return "%s|%s|%s".formatted(about.text(), role, sql.text());
        }
    }

    /** What a text of SQL is to what it is about. */
    enum StatementRole {
        /** What a view is: it holds until another one takes its place or the view is gone. */
        DEFINITION,
        /** What a job ran. */
        JOB,
        /** What a log of the source says was run, by whomever. */
        LOG
    }

    /**
     * A text of SQL with what its names mean.
     *
     * @param namespace of the datasets that it names
     * @param places where names without a schema are looked for, in this order: paths from the outermost part
     */
    record SqlText(Dialect dialect, String text, String namespace, List<List<String>> places) {
        /** The longest text that is kept and read, in UTF-16 units. */
        public static final int LONGEST = 1_000_000;

        public SqlText {
            places = places.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Somebody says what feeds what, without a text that could be read.
     *
     * @param about who moves the data: a job
     * @param layer who says so
     */
    record FlowsSeen(AssetName about, Layer layer, List<Flow> flows, Instant happened, Instant observed)
            implements Fact {
        public FlowsSeen {
            flows = List.copyOf(flows);
        }

        @Override
        public String key() {
            return "%s|%s|%s".formatted(about.text(), layer, flows);
        }
    }

    /** Data goes from one end to the other; how, the relation says. */
    record Flow(End from, End to, Relation relation) {}

    /**
     * One end of a flow.
     *
     * @param field empty for the asset as a whole
     */
    record End(AssetName asset, AssetKind kind, String field) {
        /** A dataset as a whole. */
        public static End dataset(AssetName asset) {
            return new End(asset, AssetKind.DATASET, "");
        }

        /** A job. */
        public static End job(AssetName asset) {
            return new End(asset, AssetKind.JOB, "");
        }

        /** A field of a dataset. */
        public static End field(AssetName asset, String field) {
            return new End(asset, AssetKind.DATASET, field);
        }
    }
}
