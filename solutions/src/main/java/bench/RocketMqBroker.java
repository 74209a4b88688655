package bench;

import bench.load.Watched;
import rocketmq.BrokerPorts;
import rocketmq.RocketMqProcess;
import rocketmq.RocketMqSetup;

import java.time.Duration;

/** The real one. */
record RocketMqBroker(RocketMqProcess process, Duration startUp) implements RunningBroker {
    static RocketMqBroker start(BrokerOptions options) {
        BrokerPorts ports = BrokerPorts.free();
        try (FirstSend first = FirstSend.to(ports.broker())) {
            RocketMqProcess process =
                    RocketMqProcess.start(ports, new RocketMqSetup(options.jvmOptions(), options.syncFlush()));
            return new RocketMqBroker(process, first.await());
        }
    }

    @Override
    public String nameServer() {
        return process.nameServerAddress();
    }

    @Override
    public Watched watched() {
        return new Watched(process.pid(), process.folder().resolve("store"));
    }

    @Override
    public String output() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
