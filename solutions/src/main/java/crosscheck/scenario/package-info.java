/**
 * The scenarios of the cross-check, each a {@link crosscheck.Scenario}, and what several of them share.
 *
 * <p>A scenario is a deterministic program of {@code rocketmq-client} calls and single requests; it notes what must be
 * equal on both brokers. Several run side by side on one broker, so each has topics and groups of its own. {@link
 * crosscheck.Scenarios} lists them with the deliberate differences.
 */
package crosscheck.scenario;
