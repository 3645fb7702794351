/** What feeds what, kept current: texts are read as they come, and the graph in memory follows what is kept. */
@NullMarked
package io.headwater.server.graph;

import org.jspecify.annotations.NullMarked;
