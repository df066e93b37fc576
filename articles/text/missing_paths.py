"""Tells which addresses that don't exist a reader may have meant, and which only a machine asks for."""

import re

# What probes for holes in other people's software ends in or goes through.
_PROBES = re.compile(
    r"\.(?:php\d?|aspx?|ashx|jspx?|cgi|pl|env|git|svn|ini|conf|cfg|bak|old|orig|swp|sql|sqlite|db|log|zip|rar|7z|t?gz|tar|"
    r"exe|dll|sh|bash|yml|yaml|toml|pem|key|action|do)(?:/|$)"
    r"|/\.|/wp-|/wp/|/wordpress|/phpmyadmin|/pma/|/cgi-bin|/vendor/|/node_modules|/actuator|/solr/|/jenkins|/boaform"
    r"|/hnap1|/xmlrpc|/owa/|/autodiscover|/telescope|/_ignition|/console/|/manager/html|/server-status|/graphql|/etc/"
    r"|[<>'\"`{}|\\?#;%]|\.\.|//|\$\(",
    re.IGNORECASE,
)
# Files that browsers and tools ask for by themselves.
_FILES = re.compile(
    r"\.(?:js|mjs|css|map|ico|png|jpe?g|gif|svg|webp|avif|woff2?|ttf|json|xml|txt)$", re.IGNORECASE
)
_PERSONAL = re.compile(r"@|(?<!\d)1[3-9]\d{9}(?!\d)|\d{15}")
# Below these the site itself answers, for editors and scripts.
_OWN = ("/admin/", "/static/", "/media/", "/documents/", "/_")


def is_readers_path(path: str, *, longest: int) -> bool:
    """Tell whether path, decoded and without its query, is worth a place on an editor's list.

    Not so: what is longer than `longest`, holds characters that nobody sees, is typical of a probe, a file of a page
    rather than a page, or holds what may be an e-mail address or a number of a person.
    """
    return (
        1 < len(path) <= longest
        and path.isprintable()
        and not path.startswith(_OWN)
        and not any(pattern.search(path) for pattern in (_PROBES, _FILES, _PERSONAL))
    )
