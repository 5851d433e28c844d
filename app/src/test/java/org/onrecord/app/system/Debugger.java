package org.onrecord.app.system;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A debugger at a Java process, which makes threads fail where no input can. */
final class Debugger implements AutoCloseable {
    private final VirtualMachine machine;

    private Debugger(VirtualMachine machine) {
        this.machine = machine;
    }

    /** Returns the option with which a process lets a debugger attach at a port. */
    static String option(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
    }

    static Debugger attach(int port) throws Exception {
        AttachingConnector sockets = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = sockets.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(Integer.toString(port));
        return new Debugger(sockets.attach(arguments));
    }

    /** Throws an {@code OutOfMemoryError} in a thread, wherever it is. */
    void fail(String name) throws Exception {
        List<ThreadReference> threads = machine.allThreads().stream()
                .filter(each -> each.name().equals(name))
                .toList();
        // Java keeps some for when it can make none.
        ObjectReference error = machine.classesByName("java.lang.OutOfMemoryError")
                .getFirst()
                .instances(1)
                .getFirst();
        threads.getFirst().stop(error);
    }

    @Override
    public void close() {
        machine.dispose();
    }
}
