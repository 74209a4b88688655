/**
 * The name server: tells clients which broker has which topic.
 *
 * <pre>
 *  behaviour                                                      class             lesson
 *  request 105: where is this topic?                              RouteProcessor    04-2
 *  which brokers there are, their topics, who is silent too long  RouteInfoManager  04-1, 04-2
 *  the server; all other requests                                 NameServer        04
 *  small settings of administrators: skip at the first reading    KvConfigManager
 * </pre>
 *
 * <p>Invariant: it knows only what brokers told it, and forgets a broker that has gone silent. It keeps nothing on
 * disk; after a restart the brokers tell it everything again.
 *
 * <p>Lesson 04. A number such as 04-1 is an exercise in the class.
 */
package minibroker.namesrv;
