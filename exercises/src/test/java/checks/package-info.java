/**
 * What several checks use: a clock that they move, sentences with plain digits, and a look at code that waits. Nothing
 * here sleeps: each wait ends with the thing it is for.
 */
package checks;
