/**
 * The real Apache RocketMQ, to compare with: started from its published jars, or one that already runs.
 *
 * <p>Invariant: whoever closes a {@link rocketmq.RealRocketMq} leaves neither a process nor a file behind, and neither
 * does a JVM that was killed before it could close anything.
 */
package rocketmq;
