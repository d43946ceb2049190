package io.bookmaru.push.webpush;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Says which addresses a connection may go to. It is asked once for each connection, and what it
/// answers is what is connected to: nobody resolves the name again.
public interface AddressLookup {

    /// @param host a name, or an address in digits
    /// @return at least one
    /// @throws OffLimitsException when the name leads where we must not call
    /// @throws UnknownHostException when the name has no address at the moment
    List<InetSocketAddress> lookUp(String host, int port) throws UnknownHostException;

    /// Nothing was connected to.
    class OffLimitsException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        public OffLimitsException(String host) {
            super(host + " leads to an address that is not public");
        }
    }
}
