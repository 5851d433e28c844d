filedesc://dam.arc 0.0.0.0 20010203040506 text/plain 68
1 0 OnRecord test
URL IP-address Archive-date Content-type Length


http://dam.example/?q=an old dam 192.0.2.7 20010203040506 text/html 56
HTTP/1.0 200 OK
Content-Type: text/html

<p>Old dam.</p>
