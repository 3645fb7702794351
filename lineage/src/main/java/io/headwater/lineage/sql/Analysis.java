package io.headwater.lineage.sql;

import io.headwater.lineage.Lineage;

/**
 * What a text does, and by what it is known again.
 *
 * @param isRemembered whether it is from a text of the same fingerprint
 */
public record Analysis(Lineage lineage, Fingerprint fingerprint, boolean isRemembered) {}
