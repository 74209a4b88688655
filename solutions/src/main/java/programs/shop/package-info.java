/**
 * Capstone III: a shop of three services, each in JVMs of its own, which are killed and started by chance while orders
 * come in; and what its books say in the end.
 *
 * <p>Orders are billed, bills are mailed, and every node has a cache of prices.
 */
package programs.shop;
