package dev.rowan.examples.petclinic;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Looks up who sends a request, before the request reaches its page: once in each is no repetition. */
@Component
class Visitors implements Filter {
    private final OwnerRepository owners;

    Visitors(OwnerRepository owners) {
        this.owners = owners;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String visitor = ((HttpServletRequest) request).getHeader("X-Owner");
        if (visitor != null) {
            Owner owner = owners.findById(Long.valueOf(visitor)).orElseThrow(); // expect: nothing
            request.setAttribute("visitor", owner);
        }
        chain.doFilter(request, response);
    }
}
