package minibroker.broker;

/** Says which groups keep the order of their messages: those that hold queue locks. Any thread may ask. */
@FunctionalInterface
interface GroupLocks {
    /** Whether any client holds a queue for this group: its messages are then handled in order. */
    boolean holdsAny(String group);
}
