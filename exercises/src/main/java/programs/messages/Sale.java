package programs.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a ticket shop has to tell about an order.
 *
 * @param kind {@code "order"} or {@code "refund"}
 * @param order its number, unique in this shop
 */
record Sale(String shop, String kind, String order, String customer, int cents) {

    /** Order and amount, such as {@code 4711;5900}: all that lesson 01's queue carried. */
    byte[] body() {
        return (order + ";" + cents).getBytes(UTF_8);
    }
}
