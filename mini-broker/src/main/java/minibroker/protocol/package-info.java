/**
 * What the requests and answers mean: their codes, their header fields and their bodies.
 *
 * <p>Invariant: here, and only here, stand the names that RocketMQ gives things on the wire. A request is read into a
 * record once, with every missing or senseless field refused; the packages above see records.
 */
package minibroker.protocol;
