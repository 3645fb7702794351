package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.EVIDENCE;
import static io.headwater.store.tables.Tables.SOURCE;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Fact.StatementRole;
import io.headwater.core.collect.Facts;
import io.headwater.core.lineage.EdgeClaim;
import io.headwater.core.lineage.EdgeClaim.Span;
import io.headwater.core.lineage.Node;
import io.headwater.store.tables.tables.records.EvidenceRecord;
import io.headwater.wire.Json;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Keeps texts and events that say what feeds what, in one go: what is here already is seen again. */
final class EvidenceWriter {
    /** What is seen often is written down this often. */
    private static final Duration SEEN_AGAIN = Duration.ofHours(6);

    private final DSLContext database;
    private final Facts.Origin origin;
    private final CatalogWriter catalog;
    private @Nullable Map<Long, List<EvidenceRecord>> definitions;

    EvidenceWriter(DSLContext database, Facts.Origin origin, CatalogWriter catalog) {
        this.database = database;
        this.origin = origin;
        this.catalog = catalog;
    }

    void stated(Fact.StatementSeen statement) {
        var about = statement.role() == StatementRole.LOG
                ? Optional.<Asset>empty()
                : Optional.of(catalog.asset(statement.about(), kind(statement.role()), statement.observed()));
        var row = draft(statement.role().name(), about, digest(statement), statement.observed());
        row.setDialect(statement.sql().dialect().name());
        row.setSql(statement.sql().text());
        row.setNamespace(statement.sql().namespace());
        row.setPlaces(JSONB.jsonb(Json.write(statement.sql().places())));
        row.setTarget(statement
                .target()
                .map(name -> name.path().toArray(String[]::new))
                .orElse(null));
        row.setReads(JSONB.jsonb(Json.write(statement.reads())));
        row.setUnread(true);
        if (statement.role() == StatementRole.DEFINITION) {
            defined(row, about.orElseThrow());
        } else {
            row.setValidFrom(statement.role() == StatementRole.LOG && catalog.isFirst() ? null : statement.happened());
            seen(row);
        }
    }

    void flows(Fact.FlowsSeen flows) {
        var about = catalog.asset(flows.about(), AssetKind.JOB, flows.observed());
        var row = draft(JooqClaims.EVENT, Optional.of(about), digest(flows), flows.observed());
        row.setUnread(false);
        row.setConfidence(1f);
        row.setValidFrom(flows.happened());
        seen(row)
                .ifPresent(kept -> new JooqClaims(database)
                        .put(
                                kept,
                                flows.flows().stream()
                                        .map(flow -> claim(flows, flow))
                                        .toList()));
    }

    /** What is no view has no definition. */
    void seen(Fact.DatasetSeen seen) {
        if (seen.kind() != DatasetKind.VIEW && seen.kind() != DatasetKind.MATERIALIZED_VIEW) {
            end(catalog.known(seen.about()), seen.observed());
        }
    }

    void gone(Fact.DatasetGone gone) {
        end(catalog.known(gone.about()), gone.observed());
    }

    private static AssetKind kind(StatementRole role) {
        return role == StatementRole.JOB ? AssetKind.JOB : AssetKind.DATASET;
    }

    private EdgeClaim claim(Fact.FlowsSeen flows, Fact.Flow flow) {
        return new EdgeClaim(
                flows.layer(), node(flows, flow.from()), node(flows, flow.to()), flow.relation(), Span.NONE);
    }

    private Node node(Fact.FlowsSeen flows, Fact.End end) {
        return new Node(catalog.asset(end.asset(), end.kind(), flows.observed()).id(), end.field());
    }

    private EvidenceRecord draft(String role, Optional<Asset> about, byte[] digest, Instant observed) {
        var row = database.newRecord(EVIDENCE);
        row.setRole(role);
        row.setAboutId(about.map(asset -> asset.id().value()).orElse(null));
        row.setSourceId(origin.source().map(SourceId::value).orElse(null));
        row.setDigest(digest);
        row.setFirstSeenAt(observed);
        row.setLastSeenAt(observed);
        return row;
    }

    /** A definition takes the place of the one before; since when it holds is known only where it was not there before. */
    private void defined(EvidenceRecord row, Asset about) {
        var before = definitions(about.id().value());
        if (before.stream().anyMatch(known -> MessageDigest.isEqual(known.getDigest(), row.getDigest()))) {
            seen(row);
            return;
        }
        boolean isNew = !catalog.isFirst() && catalog.isNew(about);
        row.setValidFrom(before.isEmpty() && !isNew ? null : row.getFirstSeenAt());
        end(about, row.getFirstSeenAt());
        row.insert();
        definitions().put(about.id().value(), new ArrayList<>(List.of(row)));
    }

    private void end(@Nullable Asset about, Instant when) {
        var ended = about == null ? null : definitions().remove(about.id().value());
        if (ended != null) {
            new JooqClaims(database)
                    .end(ended.stream().map(EvidenceRecord::getId).toList(), when);
        }
    }

    private List<EvidenceRecord> definitions(long about) {
        return definitions().getOrDefault(about, List.of());
    }

    private Map<Long, List<EvidenceRecord>> definitions() {
        var known = definitions;
        if (known == null) {
            var read = new HashMap<Long, List<EvidenceRecord>>();
            origin.source()
                    .ifPresent(source -> ofNamespace(source)
                            .forEach(row -> read.computeIfAbsent(row.getAboutId(), _ -> new ArrayList<>())
                                    .add(row)));
            definitions = read;
            return read;
        }
        return known;
    }

    /** A source that was removed and is connected again finds what it told before. */
    private List<EvidenceRecord> ofNamespace(SourceId source) {
        var namespace = DSL.select(SOURCE.NAMESPACE).from(SOURCE).where(SOURCE.ID.eq(source.value()));
        return database.select(EVIDENCE.ID, EVIDENCE.ABOUT_ID, EVIDENCE.DIGEST)
                .from(EVIDENCE)
                .join(ASSET)
                .on(ASSET.ID.eq(EVIDENCE.ABOUT_ID))
                .where(ASSET.NAMESPACE
                        .eq(namespace)
                        .and(EVIDENCE.ROLE.eq(StatementRole.DEFINITION.name()))
                        .and(EVIDENCE.VALID_TO.isNull()))
                .fetchInto(EVIDENCE);
    }

    /** Keeps it where it is new; if not it was seen again, and what named unknown datasets is read again. */
    private Optional<EvidenceRecord> seen(EvidenceRecord row) {
        var kept = find(row.getDigest());
        if (kept == null) {
            // Somebody else may tell of it at the same moment: then theirs is the one that is new.
            int isNew =
                    database.insertInto(EVIDENCE).set(row).onConflictDoNothing().execute();
            kept = Objects.requireNonNull(find(row.getDigest()));
            if (isNew == 1) {
                return Optional.of(kept);
            }
        }
        var from = kept.getValidFrom();
        boolean isEarlier =
                from != null && row.getValidFrom() != null && row.getValidFrom().isBefore(from);
        boolean isOfAnother = row.getSourceId() != null && !row.getSourceId().equals(kept.getSourceId());
        if (isEarlier
                || isOfAnother
                || kept.getLastSeenAt().isBefore(row.getLastSeenAt().minus(SEEN_AGAIN))) {
            again(kept, row, isEarlier);
        }
        return Optional.empty();
    }

    private @Nullable EvidenceRecord find(byte[] digest) {
        return database.selectFrom(EVIDENCE)
                .where(EVIDENCE.DIGEST.eq(digest).and(EVIDENCE.VALID_TO.isNull()))
                .fetchOne();
    }

    private void again(EvidenceRecord kept, EvidenceRecord row, boolean isEarlier) {
        if (kept.getLastSeenAt().isBefore(row.getLastSeenAt())) {
            kept.setLastSeenAt(row.getLastSeenAt());
        }
        if (isEarlier) {
            kept.setValidFrom(row.getValidFrom());
            kept.setChangedIn(new JooqClaims(database).nextVersion());
        }
        if (row.getSourceId() != null) {
            kept.setSourceId(row.getSourceId());
        }
        if (kept.getUnresolved()) {
            kept.setUnread(true);
        }
        kept.update();
    }

    private static byte[] digest(Fact.StatementSeen statement) {
        var parts = new ArrayList<String>();
        parts.add(statement.role().name());
        parts.add(statement.about().namespace());
        parts.add(statement.about().text());
        parts.add(statement.sql().dialect().name());
        parts.add(statement.sql().namespace());
        parts.add(statement.sql().places().toString());
        parts.add(statement.target().map(AssetName::text).orElse(""));
        parts.add(statement.reads().stream()
                .map(AssetName::text)
                .sorted()
                .distinct()
                .toList()
                .toString());
        parts.add(statement.sql().text());
        return digest(String.join("\n", parts));
    }

    private static byte[] digest(Fact.FlowsSeen flows) {
        var sorted = flows.flows().stream().map(Fact.Flow::toString).sorted().toList();
        return digest("%s\n%s\n%s".formatted(flows.about(), flows.layer(), String.join("\n", sorted)));
    }

    private static byte[] digest(String text) {
        return CatalogWriter.digest(text);
    }
}
