package io.headwater.lineage.sql;

import io.headwater.lineage.token.Tokens;

/**
 * What a text is but for comments, white space, and the literals that do not bear on its lineage. Those that do, such as
 * the paths of a COPY, the values of a PIVOT or the nought of {@code LIMIT 0}, are the ones that were looked at.
 *
 * @param shape a hash of the tokens without their literals
 * @param literals a hash of the literals that were looked at
 */
public record Fingerprint(long shape, long literals) {
    static Fingerprint of(Tokens tokens) {
        long hash = 0;
        for (int token : tokens.literals().toArray()) {
            hash = hash * 31 + token;
            for (char c : tokens.written(token).toCharArray()) {
                hash = hash * 0x9E3779B97F4A7C15L + c;
            }
        }
        return new Fingerprint(tokens.shape(), hash);
    }

    /** As 32 hexadecimal digits. */
    @Override
    public String toString() {
        return "%016x%016x".formatted(shape, literals);
    }
}
