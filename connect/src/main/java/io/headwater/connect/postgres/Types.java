package io.headwater.connect.postgres;

import io.headwater.core.catalog.FieldType;

/** What the server's types are to us. */
final class Types {
    private Types() {}

    /**
     * The type by its name in {@code pg_type}, domains resolved to what they are made of.
     *
     * @param category {@code pg_type.typcategory}
     */
    static FieldType of(String name, String category) {
        return switch (name) {
            case "int2", "int4", "int8" -> FieldType.INTEGER;
            case "numeric" -> FieldType.DECIMAL;
            case "float4", "float8" -> FieldType.FLOAT;
            case "bool" -> FieldType.BOOLEAN;
            case "text", "varchar", "bpchar", "citext" -> FieldType.TEXT;
            case "date" -> FieldType.DATE;
            case "timestamp", "timestamptz" -> FieldType.TIMESTAMP;
            case "uuid" -> FieldType.UUID;
            default -> category.equals("E") ? FieldType.TEXT : FieldType.OTHER;
        };
    }
}
