package io.headwater.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Packs the buckets of one stretch of a series into bytes, exactly.
 *
 * <p>Each value is one control byte or more. NaN (not measured) is 0. Whole numbers below 2^53 are written as the
 * difference to the one before: zigzag, little-endian, as many bytes as needed (control 1 to 8: that many bytes less
 * one). Others are the XOR with the value before, without its leading and trailing zero bytes (control 16 + 9 times the
 * leading zero bytes + the bytes kept), after Pelkonen et al., "Gorilla", VLDB 2015, at the granularity of bytes.
 */
final class BlockCodec {
    private static final int NOT_MEASURED = 0;
    private static final int WHOLE = 1;
    private static final int XOR = 16;
    private static final int KEPT = 9;
    private static final double EXACT = 0x1p53;

    private BlockCodec() {}

    static byte[] pack(double[] values) {
        var out = new ByteArrayOutputStream(values.length * 3);
        long whole = 0;
        long bits = 0;
        for (double value : trimmed(values)) {
            if (Double.isNaN(value)) {
                out.write(NOT_MEASURED);
            } else if (isWhole(value)) {
                long difference = (long) value - whole;
                whole = (long) value;
                writeWhole(out, (difference << 1) ^ (difference >> 63));
            } else {
                long now = Double.doubleToRawLongBits(value);
                writeXor(out, now ^ bits);
                bits = now;
            }
        }
        return out.toByteArray();
    }

    /** Unpacks into {@code size} buckets; those after the last that was packed are NaN. */
    static double[] unpack(byte[] packed, int size) {
        var values = new double[size];
        var in = ByteBuffer.wrap(packed);
        long whole = 0;
        long bits = 0;
        for (int i = 0; i < size; i++) {
            int control = in.hasRemaining() ? in.get() : NOT_MEASURED;
            if (control == NOT_MEASURED) {
                values[i] = Double.NaN;
            } else if (control < XOR) {
                long zigzag = readLow(in, control - WHOLE);
                whole += (zigzag >>> 1) ^ -(zigzag & 1);
                values[i] = whole;
            } else {
                bits ^= readXor(in, (control - XOR) / KEPT, (control - XOR) % KEPT);
                values[i] = Double.longBitsToDouble(bits);
            }
        }
        return values;
    }

    private static double[] trimmed(double[] values) {
        int length = values.length;
        while (length > 0 && Double.isNaN(values[length - 1])) {
            length--;
        }
        return Arrays.copyOf(values, length);
    }

    private static boolean isWhole(double value) {
        return Math.abs(value) < EXACT && value == Math.rint(value) && !isNegativeZero(value);
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && 1 / value < 0;
    }

    private static void writeWhole(ByteArrayOutputStream out, long zigzag) {
        int bytes = (64 - Long.numberOfLeadingZeros(zigzag) + 7) / 8;
        out.write(WHOLE + bytes);
        for (int i = 0; i < bytes; i++) {
            out.write((int) (zigzag >>> (8 * i)));
        }
    }

    private static void writeXor(ByteArrayOutputStream out, long xor) {
        int leading = xor == 0 ? 0 : Long.numberOfLeadingZeros(xor) / 8;
        int kept = xor == 0 ? 0 : 8 - leading - Long.numberOfTrailingZeros(xor) / 8;
        out.write(XOR + KEPT * leading + kept);
        for (int i = 0; i < kept; i++) {
            out.write((int) (xor >>> (56 - 8 * (leading + i))));
        }
    }

    private static long readLow(ByteBuffer in, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (in.get() & 0xffL) << (8 * i);
        }
        return value;
    }

    private static long readXor(ByteBuffer in, int leading, int kept) {
        long value = 0;
        for (int i = 0; i < kept; i++) {
            value |= (in.get() & 0xffL) << (56 - 8 * (leading + i));
        }
        return value;
    }
}
