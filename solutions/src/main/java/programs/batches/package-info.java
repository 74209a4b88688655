/**
 * What lesson 15 asks for in client programs: a list is split into batches that a broker takes, and one bad message
 * does not keep its whole batch from being stored.
 */
package programs.batches;
