package crosscheck.transcript;

/**
 * A difference that is meant: mini-broker does it another way, and the book says why.
 *
 * <p>It covers one step with exactly these two values; anything else is a difference again. Once the two brokers agree
 * there, the entry is an error too, so that the list can't rot.
 *
 * @param id short name that the book uses
 * @param yours mini-broker's value, or {@link Step#ABSENT}
 * @param rocketMq RocketMQ's value, or {@link Step#ABSENT}
 * @param why one sentence for the person who meets it
 */
public record DeliberateDifference(String id, String scenario, String step, String yours, String rocketMq, String why) {

    boolean covers(ComparedStep compared) {
        return compared.name().equals(step)
                && compared.yours().equals(yours)
                && compared.rocketMq().equals(rocketMq);
    }
}
