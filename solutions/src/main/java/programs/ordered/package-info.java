/**
 * What lesson 14 asks for in client programs: the queue of an order, a consumer that keeps the steps of each order in
 * their order whatever fails, and what order costs.
 */
package programs.ordered;
