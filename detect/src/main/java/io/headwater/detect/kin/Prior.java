package io.headwater.detect.kin;

/**
 * What is thought of over-dispersion before it is known.
 *
 * @param standsFor for how many known values it stands
 * @param caution by how much more is assumed than is thought
 * @param least what is assumed at least
 */
public record Prior(double value, double standsFor, double caution, double least) {

    /** What is assumed of a history that shows something else in so many values. */
    public double with(int known, double shown) {
        double both = known == 0 ? value : (known * shown + standsFor * value) / (known + standsFor);
        return Math.max(least, caution * both);
    }
}
