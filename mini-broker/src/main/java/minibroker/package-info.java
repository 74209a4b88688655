/**
 * The mini broker as a whole, for those who want to start one.
 *
 * <pre>
 *  behaviour                                                       class              lesson
 *  name server and broker are started in this process, and closed  MiniBroker
 *  settings: store, ports, addresses, limits                       MiniBrokerBuilder
 *  a library that is too old is named                              LibraryVersions
 * </pre>
 */
package minibroker;
