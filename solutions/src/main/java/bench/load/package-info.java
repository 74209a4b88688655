/**
 * The load: a program of plain client calls that does not know which broker it talks to. It warms up, measures, counts
 * what failed and what is missing, and tells one line of JSON for each cell.
 */
package bench.load;
