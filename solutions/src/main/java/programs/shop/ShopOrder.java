package programs.shop;

/**
 * An order, and how its billing goes. One in seven fails at its first attempt, one in eleven at each.
 *
 * @param number 1, 2, 3, ...; 0 for none
 */
record ShopOrder(int number) {
    /** How many attempts an order has. */
    static final int ATTEMPTS = 3;

    private static final int FAILS_ONCE = 7;
    private static final int FAILS_ALWAYS = 11;

    /** @param key a message's; a message that has lost its key is of no order that there was, which has number 0 */
    static ShopOrder of(String key) {
        return new ShopOrder(key == null ? 0 : Integer.parseInt(key));
    }

    String key() {
        return Integer.toString(number);
    }

    /** Whether it can't ever be billed. */
    boolean isHopeless() {
        return number % FAILS_ALWAYS == 0;
    }

    /** @param before how many attempts have failed */
    boolean failsAfter(int before) {
        return isHopeless() || number % FAILS_ONCE == 0 && before == 0;
    }
}
