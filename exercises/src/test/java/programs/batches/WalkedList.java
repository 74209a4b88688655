package programs.batches;

import org.apache.rocketmq.common.message.Message;

import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;

/** A linked list that counts the steps to a place that is asked for by its number. Going through it costs none. */
final class WalkedList extends LinkedList<Message> {
    private static final long serialVersionUID = 1;

    long steps;

    WalkedList(Collection<Message> messages) {
        super(messages);
    }

    @Override
    public Message get(int place) {
        walk(place);
        return super.get(place);
    }

    @Override
    public ListIterator<Message> listIterator(int place) {
        walk(place);
        return super.listIterator(place);
    }

    @Override
    public List<Message> subList(int from, int to) {
        walk(from);
        return super.subList(from, to);
    }

    private void walk(int place) {
        steps += Math.min(place, size() - place);
    }
}
