import io.headwater.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.*;
import module java.base;

/** Writes a class per table of the migrated database; does nothing when the migrations have not changed. */
void main(String[] args) throws Exception {
    Path migrations = Path.of(args[0]);
    Path target = Path.of(args[1]);
    Path stamp = target.resolve("migrations.sha256");
    String digest = digest(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) return;
    Path data = Files.createTempDirectory("headwater-tables");
    try (var postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(data).withUnsafeFastSync())) {
        String url = postgres.jdbcUrl("postgres");
        Flyway.configure().dataSource(url, postgres.user(), postgres.password())
                .locations("filesystem:" + migrations).sqlMigrationPrefix("").sqlMigrationSeparator("_")
                .load().migrate();
        GenerationTool.generate(new Configuration()
                .withLogging(org.jooq.meta.jaxb.Logging.WARN)
                .withJdbc(new Jdbc().withUrl(url).withUser(postgres.user()).withPassword(postgres.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database().withInputSchema("public").withExcludes("flyway_schema_history")
                                .withOutputSchemaToDefault(true)
                                .withForcedTypes(new ForcedType().withName("INSTANT").withIncludeTypes("(?i:timestamptz|timestamp.*with time zone)")))
                        .withGenerate(new Generate().withGeneratedAnnotation(true).withRecords(true).withIndexes(false).withJavaTimeTypes(true)
                                .withGeneratedAnnotationDate(false).withComments(false).withRoutines(false))
                        .withTarget(new Target().withPackageName("io.headwater.store.tables").withDirectory(target.toString()))));
    } finally {
        try (var walk = Files.walk(data)) { walk.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete()); }
    }
    Files.writeString(stamp, digest);
}

String digest(Path migrations) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    try (var files = Files.list(migrations)) {
        for (Path file : files.sorted().toList()) sha.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(sha.digest());
}
