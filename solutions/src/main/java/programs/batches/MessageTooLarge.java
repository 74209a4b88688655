package programs.batches;

/** A message alone is larger than a batch may be. */
public final class MessageTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int place;
    private final long size;

    /**
     * @param place of the message in the list that was to be split, from 0 on
     * @param size its bytes, as {@link BatchSplitter#size} counts them
     */
    public MessageTooLarge(int place, long size, int limit) {
        super("Message %s has %s bytes, a batch at most %s".formatted(place, size, limit));
        this.place = place;
        this.size = size;
    }

    public int place() {
        return place;
    }

    public long size() {
        return size;
    }
}
