package io.headwater.lineage.bind;

import java.util.List;
import java.util.Set;

/** What functions do with their arguments. */
final class Functions {
    private static final Set<String> AGGREGATES = Set.of(
            "any_value",
            "approx_count_distinct",
            "approx_distinct",
            "approx_percentile",
            "approx_quantiles",
            "approx_top_count",
            "array_agg",
            "array_concat_agg",
            "arbitrary",
            "avg",
            "bit_and",
            "bit_or",
            "bit_xor",
            "bool_and",
            "bool_or",
            "checksum_agg",
            "collect_list",
            "collect_set",
            "corr",
            "count",
            "count_big",
            "count_if",
            "countif",
            "covar_pop",
            "covar_samp",
            "every",
            "first",
            "group_concat",
            "grouping",
            "histogram",
            "hll",
            "json_agg",
            "json_arrayagg",
            "json_object_agg",
            "json_objectagg",
            "jsonb_agg",
            "jsonb_object_agg",
            "kurtosis",
            "last",
            "listagg",
            "logical_and",
            "logical_or",
            "map_agg",
            "max",
            "max_by",
            "mean",
            "median",
            "min",
            "min_by",
            "mode",
            "object_agg",
            "percentile",
            "percentile_approx",
            "percentile_cont",
            "percentile_disc",
            "regr_slope",
            "skewness",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "stdev",
            "stdevp",
            "string_agg",
            "sum",
            "sum_if",
            "sumif",
            "uniq",
            "uniqexact",
            "var",
            "var_pop",
            "var_samp",
            "variance",
            "varp",
            "xmlagg",
            "argmax",
            "argmin",
            "anylast",
            "any",
            "grouparray",
            "quantile",
            "avgif");

    private static final List<String> COMBINATORS =
            List.of("if", "state", "merge", "array", "distinct", "ornull", "ordefault", "foreach");

    /** What cannot be turned back, besides those whose names begin so. */
    private static final Set<String> MASKING = Set.of(
            "approx_count_distinct",
            "approx_distinct",
            "bigint_hash",
            "binary_checksum",
            "checksum",
            "cityhash64",
            "count",
            "count_big",
            "count_if",
            "countif",
            "crc32",
            "digest",
            "farm_fingerprint",
            "farmhash64",
            "fnv_hash",
            "fnv1",
            "fnv64",
            "hash",
            "hash64",
            "hashbytes",
            "hll",
            "mask",
            "ora_hash",
            "standard_hash",
            "uniq",
            "uniqexact");

    private Functions() {}

    /** Whether an aggregate takes what it is ordered by, not only the order of it. */
    static boolean takesOrdered(String name) {
        return switch (name) {
            case "percentile_cont", "percentile_disc", "mode", "approx_percentile_cont" -> true;
            default -> false;
        };
    }

    /** Whether the value that goes in cannot be told from what comes out. */
    static boolean isMasking(String name) {
        return MASKING.contains(name)
                || name.startsWith("md5")
                || name.startsWith("sha1")
                || name.startsWith("sha2")
                || name.startsWith("sha5")
                || name.startsWith("mask_")
                || name.startsWith("xxhash")
                || name.startsWith("murmur")
                || name.startsWith("siphash")
                || name.equals("sha");
    }

    static boolean isAggregate(String name) {
        return AGGREGATES.contains(name) || isCombined(name);
    }

    /** ClickHouse puts what else an aggregate does after its name. */
    private static boolean isCombined(String name) {
        for (String suffix : COMBINATORS) {
            if (name.endsWith(suffix) && AGGREGATES.contains(name.substring(0, name.length() - suffix.length()))) {
                return true;
            }
        }
        return false;
    }

    /** How many of the first arguments only decide which other one comes out. */
    static boolean isConditional(String name) {
        return switch (name) {
            case "if", "iff", "iif", "if_null_else", "nvl2", "multiif" -> true;
            default -> false;
        };
    }
}
