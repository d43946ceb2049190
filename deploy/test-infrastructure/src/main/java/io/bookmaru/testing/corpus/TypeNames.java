package io.bookmaru.testing.corpus;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectStreamConstants;
import java.io.UncheckedIOException;
import java.util.List;

/// Classes that a record would like to be made an instance of.
final class TypeNames {
    /// By name only, so that it is not loaded by being mentioned.
    static final String GADGET = "io.bookmaru.testing.corpus.Gadget";

    static final List<String> ALL =
            List.of(
                    GADGET,
                    "javax.management.BadAttributeValueExpException",
                    "javax.management.remote.rmi.RMIConnector",
                    "javax.script.ScriptEngineManager",
                    "com.sun.rowset.JdbcRowSetImpl",
                    "java.rmi.server.UnicastRemoteObject",
                    "org.springframework.context.support.FileSystemXmlApplicationContext",
                    "org.apache.commons.collections.functors.InvokerTransformer",
                    "[Ljava.lang.ProcessBuilder;",
                    "java.net.InetAddress",
                    "java.util.HashMap",
                    "io.bookmaru.events.MemberJoined",
                    "no.such.Thing",
                    "../../etc/passwd",
                    "");

    /// What `ObjectOutputStream` would write for one (Object Serialization Specification, §6.4).
    static byte[] serializedGadget() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
            out.writeShort(ObjectStreamConstants.STREAM_VERSION);
            out.writeByte(ObjectStreamConstants.TC_OBJECT);
            out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
            out.writeUTF(GADGET);
            out.writeLong(1);
            out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
            out.writeShort(0);
            out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
            out.writeByte(ObjectStreamConstants.TC_NULL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private TypeNames() {}
}
