package rocketmq;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An image on its way from a registry. Says now and then how many of its layers are here.
 *
 * <p>The engine's threads tell it what comes, one thread waits.
 */
final class ImagePull extends ResultCallback.Adapter<PullResponseItem> {
    private final Consumer<String> progress;
    private final Set<String> all = new HashSet<>();
    private final Set<String> here = new HashSet<>();
    private final AtomicLong signs = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile String error = "";

    ImagePull(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public void onNext(PullResponseItem item) {
        signs.incrementAndGet();
        if (item.isErrorIndicated()) {
            error = String.valueOf(
                    item.getErrorDetail() == null ? "" : item.getErrorDetail().getMessage());
        }
        if (item.getId() == null || item.getStatus() == null) {
            return;
        }
        all.add(item.getId());
        if (item.getStatus().equals("Pull complete") && here.add(item.getId())) {
            progress.accept("%s of %s layers".formatted(here.size(), all.size()));
        }
    }

    @Override
    public void onError(Throwable failure) {
        error = String.valueOf(failure.getMessage());
        onComplete();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        super.close();
    }

    /**
     * Until the image is here.
     *
     * @param mostSilence how long nothing may come
     * @throws RocketMqUnavailable if nothing came for so long, or the registry has no such image
     */
    void await(Duration mostSilence) {
        try {
            long before = signs.get();
            while (!endsWithin(mostSilence)) {
                if (signs.get() == before) {
                    onComplete();
                    throw new RocketMqUnavailable(
                            "the registry of the image does not answer, nothing came for %s s"
                                    .formatted(mostSilence.toSeconds()),
                            null);
                }
                before = signs.get();
            }
        } catch (InterruptedException e) {
            onComplete();
            Thread.currentThread().interrupt();
            throw new RocketMqUnavailable("interrupted while the image was fetched", e);
        }
        if (!error.isEmpty()) {
            throw new RocketMqUnavailable("the image can't be pulled: " + error, null);
        }
    }

    /** The client's own way to wait closes the pull when the time is over, however much comes. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
