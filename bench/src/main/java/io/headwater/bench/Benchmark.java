package io.headwater.bench;

import java.util.List;
import java.util.function.Consumer;

/** Something that is measured. */
public interface Benchmark {

    /**
     * Measures it.
     *
     * @param progress hears what it is doing, a line now and then
     */
    List<Figure> run(Consumer<String> progress) throws Exception;
}
