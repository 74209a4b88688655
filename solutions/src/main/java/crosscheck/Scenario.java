package crosscheck;

/**
 * A deterministic program of plain {@code rocketmq-client} calls that notes what it sees.
 *
 * <p>Whatever may differ between two runs on one broker (ids, addresses, times of day, the random start of a round
 * robin) is not noted as it is but by what must hold for it.
 */
public interface Scenario {

    /** Short and unique: what a person types. */
    String name();

    /** The lesson after which a learner's broker can do all of this, as {@code "05"}. */
    String lesson();

    /** One line for the list. */
    String title();

    /** Acts and notes. An exception ends the scenario early; that is noted too. */
    void run(Stage stage) throws Exception;
}
