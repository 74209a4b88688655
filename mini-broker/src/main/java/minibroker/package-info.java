/**
 * The mini broker as a whole, for those who want to start one.
 *
 * <pre>
 *  behaviour                                                       class              lesson
 *  name server and broker are started in this process, and closed  MiniBroker
 *  settings: store, ports, addresses, limits                       MiniBrokerBuilder
 * </pre>
 */
package minibroker;
