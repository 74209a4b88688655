/**
 * What lesson 03 shows: a stream without borders, frames byte by byte, and the frames of Apache's own client, cut out
 * and read by the classes that the learner wrote.
 */
package programs.wire;
