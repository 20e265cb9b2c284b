package dev.millrace.serve;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.IncorrectClaimException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import dev.millrace.board.RowLimit;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Sha256;
import dev.millrace.model.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Signed tokens of one dashboard: until when somebody may see it, and which rows. They are JSON
/// Web Tokens (RFC 7519) with HMAC-SHA-256. Any thread.
public final class Tokens {

    /// Longer ones do not fit into the head of a request.
    static final int LONGEST = 4_000;

    private static final String ISSUER = "millrace";
    private static final String ROWS = "rows";

    private final Algorithm algorithm;
    private final String dashboard;
    private final Clock clock;

    /// @param key of `ServeKey`
    /// @param file real path of the pipeline
    public Tokens(byte[] key, Path file, NodeId node, Clock clock) {
        this.algorithm = Algorithm.HMAC256(key);
        this.dashboard = Sha256.of(file + "\n" + node);
        this.clock = clock;
    }

    /// @param limits what its holder may see of the rows; none: all
    /// @throws FaultException if it would be too long for an address
    public String issue(Instant until, List<RowLimit> limits) {
        var rows = new Value.Items(limits.stream().<Value>map(RowLimit::json).toList());
        var token =
                JWT.create()
                        .withIssuer(ISSUER)
                        .withAudience(dashboard)
                        .withIssuedAt(clock.instant())
                        .withExpiresAt(until)
                        .withClaim(ROWS, Json.line(rows))
                        .sign(algorithm);
        if (token.length() > LONGEST) {
            throw Fault.of(FaultCode.CALL_INVALID, "The token would be too long for an address.")
                    .withHint("Name fewer values.")
                    .toException();
        }
        return token;
    }

    /// Who its holder is.
    ///
    /// @throws FaultException TOKEN_REFUSED, or REQUEST_REFUSED if it is for another dashboard
    Viewer verify(String token) {
        if (token.length() > LONGEST) {
            throw refused("The token is not valid.");
        }
        try {
            var required = (JWTVerifier.BaseVerification) JWT.require(algorithm);
            required.withIssuer(ISSUER).withAudience(dashboard).withClaimPresence("exp");
            var read = required.build(clock).verify(token);
            return new Viewer(limits(read.getClaim(ROWS).asString()), read.getExpiresAtAsInstant());
        } catch (TokenExpiredException e) {
            throw refused("The link has expired.");
        } catch (IncorrectClaimException e) {
            throw Fault.of(FaultCode.REQUEST_REFUSED, "The link is for another dashboard.")
                    .withHint("Ask who gave it to you.")
                    .toException(e);
        } catch (JWTVerificationException e) {
            throw refused("The token is not valid.");
        }
    }

    private static List<RowLimit> limits(String claim) {
        if (claim != null && Json.parse(claim) instanceof Value.Items(var rows)) {
            return rows.stream().map(RowLimit::of).toList();
        }
        throw refused("The token does not say which rows it is for.");
    }

    private static FaultException refused(String what) {
        return Fault.of(FaultCode.TOKEN_REFUSED, what)
                .withHint("Ask for a new link.")
                .toException();
    }
}
