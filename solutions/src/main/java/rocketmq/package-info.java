/**
 * The real Apache RocketMQ, to compare with.
 *
 * <pre>
 *  from its published jars, in a JVM of its own     RocketMqProcess
 *  in a container                                   RocketMqContainer
 *  three containers: a name server, two brokers     RocketMqCluster
 *  one that already runs                            RocketMqAddress
 *  what these have in common                        RealRocketMq
 * </pre>
 *
 * <p>Invariant: whoever closes a {@link rocketmq.RealRocketMq} leaves neither a process nor a file behind, and neither
 * does a JVM that was killed before it could close anything.
 */
package rocketmq;
