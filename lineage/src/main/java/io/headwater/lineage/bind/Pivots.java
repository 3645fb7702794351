package io.headwater.lineage.bind;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Item;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.References;
import io.headwater.lineage.tree.Relation.Pivot;
import io.headwater.lineage.tree.Relation.Unpivot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows into columns and back. */
final class Pivots {
    private final Binding binding;

    Pivots(Binding binding) {
        this.binding = binding;
    }

    /** What PIVOT makes of a relation. */
    Frame pivot(Pivot pivot, Frame of, Scope scope, Context context) {
        var inner = new Scope(scope, false);
        inner.add(of);
        var by = new Origins();
        pivot.by().forEach(value -> by.addAll(binding.values().of(value, inner, context), EdgeKind.CONDITIONAL));
        var aggregates = pivot.aggregates().stream()
                .map(item -> binding.values().of(item.value(), inner, context))
                .toList();
        var columns = new ArrayList<>(kept(pivot, of, inner, context));
        for (Item value : pivot.values()) {
            for (int i = 0; i < aggregates.size(); i++) {
                columns.add(pivoted(pivot, value, pivot.aggregates().get(i), aggregates.get(i), by));
            }
        }
        var path = Sources.path(pivot.alias());
        if (!pivot.values().isEmpty() || columns.stream().anyMatch(Output::isAll)) {
            return Frame.of(path, Frame.renamed(columns, pivot.alias().columns()));
        }
        var rest = new Origins();
        aggregates.forEach(each -> rest.addAll(each, EdgeKind.AGGREGATION));
        rest.addAll(by, EdgeKind.CONDITIONAL);
        columns.add(Output.of(Output.ALL, Output.ALL, rest, -1, -1));
        return Frame.returned(path, Frame.renamed(columns, pivot.alias().columns()), rest);
    }

    /** What is neither aggregated nor turned stays; where it is said what stays, that. */
    private List<Output> kept(Pivot pivot, Frame of, Scope inner, Context context) {
        if (!pivot.group().isEmpty()) {
            return pivot.group().stream()
                    .map(value -> {
                        var name = Naming.of(value, binding);
                        var origins = binding.values().of(value, inner, context);
                        return Output.of(name.text(), name.key(), origins, value.from(), value.to());
                    })
                    .toList();
        }
        Set<String> used = References.of(pivot.by());
        used.addAll(References.of(pivot.aggregates().stream().map(Item::value).toList()));
        return of.columns().stream()
                .filter(column -> column.isAll() || !used.contains(column.key()))
                .toList();
    }

    private Output pivoted(Pivot pivot, Item value, Item aggregate, Origins from, Origins by) {
        var origins = new Origins();
        origins.addAll(from, EdgeKind.AGGREGATION);
        origins.addAll(by, EdgeKind.CONDITIONAL);
        String text = named(pivot, value, aggregate);
        return Output.of(
                text,
                binding.dialect().key(text),
                origins,
                value.value().from(),
                value.value().to());
    }

    /** By the value, and by the aggregate where it has a name or is one of several; BigQuery puts that first. */
    private String named(Pivot pivot, Item value, Item aggregate) {
        String label =
                value.alias() == null ? label(value.value()) : value.alias().text();
        if (aggregate.alias() == null && pivot.aggregates().size() == 1) {
            return label;
        }
        String of = aggregate.alias() == null
                ? Naming.of(aggregate.value(), binding).text()
                : aggregate.alias().text();
        return binding.dialect() == Dialect.BIGQUERY ? of + "_" + label : label + "_" + of;
    }

    /** Snowflake and Oracle keep the quotes in the column's name. */
    private String label(Expression value) {
        String written = Naming.of(value, binding).text();
        boolean keeps = binding.dialect() == Dialect.SNOWFLAKE || binding.dialect() == Dialect.ORACLE;
        boolean quoted = !keeps && written.length() > 1 && written.charAt(0) == '\'';
        return quoted ? written.substring(1, written.length() - 1) : written;
    }

    /** Which column a value came from: a value that is null has no row, so the values decide on it. */
    private static Output label(Name name, List<Origins> values) {
        var from = new Origins();
        values.forEach(each -> from.addAll(each, EdgeKind.CONDITIONAL));
        return Output.of(name.text(), name.key(), from, name.token(), name.token() + 1);
    }

    /** What UNPIVOT makes of a relation. */
    Frame unpivot(Unpivot unpivot, Frame of) {
        var gone = new HashSet<String>();
        var origins = unpivot.values().stream().map(_ -> new Origins()).toList();
        for (List<Name> columns : unpivot.columns()) {
            for (int i = 0; i < columns.size(); i++) {
                gone.add(columns.get(i).key());
                var known = of.known(columns.get(i).key());
                var column = known == null ? of.assumed(columns.get(i)) : known;
                if (i < origins.size()) {
                    origins.get(i).addAll(column.origins(), EdgeKind.TRANSFORMATION);
                }
            }
        }
        var columns = new ArrayList<Output>();
        of.columns().stream().filter(column -> !gone.contains(column.key())).forEach(columns::add);
        for (int i = 0; i < origins.size(); i++) {
            var name = unpivot.values().get(i);
            columns.add(Output.of(name.text(), name.key(), origins.get(i), name.token(), name.token() + 1));
        }
        if (unpivot.name() != null) {
            int values = binding.dialect() == Dialect.BIGQUERY ? 0 : origins.size();
            columns.add(columns.size() - values, label(unpivot.name(), origins));
        }
        return Frame.of(
                Sources.path(unpivot.alias()),
                Frame.renamed(columns, unpivot.alias().columns()));
    }
}
