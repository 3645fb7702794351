package io.headwater.lineage.select;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody may have meant. */
final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    private record Guess(String name, int distance) {}

    /** The name that differs least, if that is by at most a third of its letters. */
    static Optional<String> to(String given, Stream<String> names) {
        int most = given.length() > LONGEST ? 0 : Math.max(1, given.length() / 3);
        return names.filter(name -> Math.abs(name.length() - given.length()) <= most)
                .map(name -> new Guess(name, distance(given, name)))
                .filter(guess -> guess.distance() <= most)
                .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
                .map(Guess::name);
    }

    /** How many letters to add, drop, change or swap with the next (Damerau 1964, each letter at most once). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, d);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] d) {
        boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
