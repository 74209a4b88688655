/**
 * What lesson 13 shows and asks for: a cache on every node that hears of every change, and the file in which a node
 * that broadcasts keeps how far it has come.
 */
package programs.broadcasting;
