/**
 * What several checks use: a clock that they move, a client without a network, and a look at code that waits. Nothing here
 * sleeps: each wait ends with the thing it is for.
 */
package checks;
