package io.headwater.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one database. Migrates it when opened; safe for use by many threads. */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int TRIES = 5;

    private final HikariDataSource pool;
    private final DSLContext database;
    private final Vault vault;

    private Store(HikariDataSource pool, Vault vault) {
        this.pool = pool;
        this.database = DSL.using(pool, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
        this.vault = vault;
    }

    /**
     * Where the database is.
     *
     * @param url built by us from fields, never typed by a person
     */
    public record Address(String url, String user, String password, int connections) {
        @Override
        public String toString() {
            return "Address[%s, %s]".formatted(url, user);
        }
    }

    /**
     * Connects and migrates.
     *
     * @param vault seals and opens secrets
     */
    public static Store open(Address address, Vault vault) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(address.connections());
        config.setMinimumIdle(Math.min(2, address.connections()));
        config.setPoolName("store");
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.addDataSourceProperty("ApplicationName", "headwater");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "120");
        var pool = new HikariDataSource(config);
        Flyway.configure(Store.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:io/headwater/store/migrations")
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("_")
                .load()
                .migrate();
        return new Store(pool, vault);
    }

    /** Does all of the work or none of it; does it again when the database asks for that. */
    public <T> T write(Function<Books, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transactionResult(inner -> work.apply(new Books(inner.dsl(), vault)));
            } catch (DataAccessException e) {
                if (attempt == TRIES || !isPassing(e.sqlState())) {
                    throw e;
                }
                LOG.info("transaction is tried again attempt={} state={}", attempt, e.sqlState());
            }
        }
    }

    /** The same for work without a result. */
    public void change(Consumer<Books> work) {
        write(books -> {
            work.accept(books);
            return true;
        });
    }

    /** Reads without a transaction of its own. */
    public <T> T read(Function<Books, T> work) {
        return work.apply(new Books(database, vault));
    }

    /** For the job scheduler, which brings its own statements. */
    public DataSource dataSource() {
        return pool;
    }

    /** Whether a connection can be had and answers. */
    public boolean isReady() {
        try {
            return database.fetchValue(DSL.val(1)) == 1;
        } catch (DataAccessException _) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Serialization failure and deadlock: PostgreSQL documentation, section 13.5. */
    private static boolean isPassing(String state) {
        return state.equals("40001") || state.equals("40P01");
    }
}
