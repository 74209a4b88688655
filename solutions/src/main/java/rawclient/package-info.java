/**
 * Single requests to a name server or a broker, without the checks and retries of {@code rocketmq-client}.
 *
 * <p>Needed where the client would refuse by itself, or would hide the code that a broker answered.
 */
package rawclient;
