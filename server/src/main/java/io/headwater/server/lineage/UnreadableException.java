package io.headwater.server.lineage;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not what it should be; the message names it and says what to do. */
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableException(Path file, String what) {
        super(file + ": " + what);
    }
}
